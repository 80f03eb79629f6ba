/// A librarian's view of everything that their organisation has.
@NullMarked
package org.khuevan.ui.curate;

import org.jspecify.annotations.NullMarked;
