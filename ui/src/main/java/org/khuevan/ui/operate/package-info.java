/// An administrator's pages: the people, and the platform at work.
@NullMarked
package org.khuevan.ui.operate;

import org.jspecify.annotations.NullMarked;
