/// A small sample library, for people who try the platform out.
@NullMarked
package org.khuevan.ui.demo;

import org.jspecify.annotations.NullMarked;
