package dev.goexit.benchmarks.report;

import java.util.function.ToDoubleFunction;

/**
 * A line of the table.
 *
 * @param what is measured
 * @param ours the number
 * @param baseline what it is held against; null for nothing
 * @param go the same in Go; null for nothing
 * @param reach what it is to reach
 * @param score of all three, for the ratios and the reach
 */
record Measure(
    String what,
    Source ours,
    Source baseline,
    Source go,
    Reach reach,
    ToDoubleFunction<Result> score) {}
