package org.khuevan.search;

/// What somebody means.
///
/// @param vector as [ByteVectors] makes them
/// @param floor what has less likeness than this has nothing to do with it
record Sense(byte[] vector, double floor) {}
