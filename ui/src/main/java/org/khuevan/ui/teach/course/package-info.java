/// Teaching with courses: building them, their questions, who may come, and how students fare.
@NullMarked
package org.khuevan.ui.teach.course;

import org.jspecify.annotations.NullMarked;
