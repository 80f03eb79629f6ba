package org.khuevan.search;

import java.util.Optional;

/// What is answered to somebody who searches.
///
/// @param results of what was typed, or of `shownFor`
/// @param shownFor what was searched for instead, because nothing has all of the words typed
/// @param perhaps what may have been meant, when something was found all the same
public record Answer(Results results, Optional<String> shownFor, Optional<String> perhaps) {}
