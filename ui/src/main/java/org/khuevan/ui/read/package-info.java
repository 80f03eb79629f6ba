/// Reading documents, slides, texts and images in the browser.
@NullMarked
package org.khuevan.ui.read;

import org.jspecify.annotations.NullMarked;
