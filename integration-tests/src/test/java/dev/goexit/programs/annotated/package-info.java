/** Deferred calls by an annotation on the package. */
@Defers
package dev.goexit.programs.annotated;

import dev.goexit.Defers;
