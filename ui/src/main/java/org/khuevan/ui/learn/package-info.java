/// Learning: finding a course, going through it, and what one has done in it.
@NullMarked
package org.khuevan.ui.learn;

import org.jspecify.annotations.NullMarked;
