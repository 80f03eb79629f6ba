package org.khuevan.search;

/// What somebody means.
///
/// @param vector of length 1
/// @param floor what has less likeness than this has nothing to do with it
record Sense(float[] vector, double floor) {}
