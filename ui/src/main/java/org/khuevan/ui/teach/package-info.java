/// A teacher's own materials: uploading, describing and publishing them.
@NullMarked
package org.khuevan.ui.teach;

import org.jspecify.annotations.NullMarked;
