package org.khuevan.search;

import org.khuevan.catalogue.MaterialId;

/// A material among the best for some words, before everything is weighed.
///
/// @param doc by which the engine knows it
/// @param score of the words
/// @param published in milliseconds since 1970
record Candidate(int doc, MaterialId material, double score, long published, long uses) {}
