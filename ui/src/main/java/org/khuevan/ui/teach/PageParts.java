package org.khuevan.ui.teach;

import org.khuevan.ui.shell.Assets;
import org.khuevan.ui.shell.Translations;
import org.khuevan.ui.shell.WorkLook;
import org.springframework.stereotype.Component;

/// What a page on which people work is made with.
@Component
record PageParts(Translations translations, Assets assets, WorkLook look) {}
