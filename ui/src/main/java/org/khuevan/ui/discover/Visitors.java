package org.khuevan.ui.discover;

import com.vaadin.flow.component.UI;

/// Tells visitors apart for a while, without knowing who they are.
final class Visitors {

    private Visitors() {}

    static String of(UI ui) {
        return ui.getSession().getSession().getId();
    }
}
