/// How the students of a course fare, and marking what only a person can mark.
@NullMarked
package org.khuevan.ui.teach.results;

import org.jspecify.annotations.NullMarked;
