/** Stands for users' code, in a package that is none of ours. */
package dev.goexit.user;
