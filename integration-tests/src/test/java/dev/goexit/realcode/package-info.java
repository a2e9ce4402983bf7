/**
 * Code that others have written, under the agent with {@code guard=*}: all classes of well-known
 * libraries, their own tests, and programs that exit with such code on the stack.
 */
package dev.goexit.realcode;
