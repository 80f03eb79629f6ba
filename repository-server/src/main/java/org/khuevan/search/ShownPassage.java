package org.khuevan.search;

/// What is shown of a found passage, as the index keeps it.
///
/// @param place as [StoredPlace] writes it
/// @param cues likewise; empty if it is not speech
record ShownPassage(String file, String fileName, String place, String cues, String text) {}
