/**
 * Makes the table and the plots of what {@code benchmarks/run} measured. Start at {@link
 * dev.goexit.benchmarks.report.Report}; which number is held against which stands in {@code
 * Measures}.
 */
package dev.goexit.benchmarks.report;
