/** One class a scene; each shows one promise and prints what happens. */
package dev.goexit.demo.scenes;
