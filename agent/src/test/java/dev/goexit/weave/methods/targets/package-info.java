/** Classes that tests weave. The build compiles them; {@code WeavingLoader} loads them woven. */
package dev.goexit.weave.methods.targets;
