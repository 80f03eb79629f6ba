/// The page of one material, and reading its documents, slides and pictures.
@NullMarked
package org.khuevan.ui.read;

import org.jspecify.annotations.NullMarked;
