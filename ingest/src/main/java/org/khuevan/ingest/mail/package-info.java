/// E-mails: what they say, and the files that were sent with them.
@NullMarked
package org.khuevan.ingest.mail;

import org.jspecify.annotations.NullMarked;
