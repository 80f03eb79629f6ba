/// Finding materials: the home page, searching and browsing.
@NullMarked
package org.khuevan.ui.discover;

import org.jspecify.annotations.NullMarked;
