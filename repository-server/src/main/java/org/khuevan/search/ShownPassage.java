package org.khuevan.search;

import com.fasterxml.jackson.annotation.JsonFormat;

/// What is shown of a found passage, as the index keeps it.
///
/// @param place as [StoredPlace] writes it
/// @param cues likewise; empty if it is not speech
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
record ShownPassage(String file, String fileName, String place, String cues, String text) {}
