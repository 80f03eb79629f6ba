/// What every page shares: the frame around it, its words in two languages, its first HTML, and
/// signing in.
@NullMarked
package org.khuevan.ui.shell;

import org.jspecify.annotations.NullMarked;
