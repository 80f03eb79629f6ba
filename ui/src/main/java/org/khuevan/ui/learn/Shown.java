package org.khuevan.ui.learn;

import com.vaadin.flow.component.Component;

/// A page of a student.
///
/// @param canonical the one address of it, if it is public; otherwise empty
record Shown(String title, String description, String canonical, Component content) {

    static Shown own(String title, Component content) {
        return new Shown(title, "", "", content);
    }
}
