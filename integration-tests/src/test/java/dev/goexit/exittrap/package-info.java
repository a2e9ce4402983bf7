/** System.exit ends the task, not the JVM: the programs, and the tests that run them. */
package dev.goexit.exittrap;
