/// The pages people use, one package for each task, and the application that is started.
@NullMarked
package org.khuevan.ui;

import org.jspecify.annotations.NullMarked;
