/// Finding materials: the first page, search and browsing, and the page of a material.
@NullMarked
package org.khuevan.ui.discover;

import org.jspecify.annotations.NullMarked;
