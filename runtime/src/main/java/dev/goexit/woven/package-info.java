/**
 * For woven code only: all that a woven {@code @Defers} method calls. Exported because the woven
 * method stands in the user's module; not an API, and changed without notice.
 */
package dev.goexit.woven;
