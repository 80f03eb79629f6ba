/// Signing in and out, and what a person looks after of their own account.
@NullMarked
package org.khuevan.ui.account;

import org.jspecify.annotations.NullMarked;
