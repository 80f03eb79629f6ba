package org.khuevan.benchmarks;

/// Measures one thing beside what it is compared with.
interface Benchmark {

    /// By which it is chosen on the command line.
    String name();

    Table run(Setting setting) throws Exception;
}
