/// Measures the finished jar and, in the same run, the bare tools that it is built from.
@NullMarked
package org.khuevan.benchmarks;

import org.jspecify.annotations.NullMarked;
