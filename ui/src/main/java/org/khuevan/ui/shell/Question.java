package org.khuevan.ui.shell;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableRunnable;

/// Asks before something that is hard to take back. Enter and Escape both take nothing away: a
/// `ConfirmDialog` puts the focus on its confirm button, so that one is "cancel" here, and what is
/// hard to take back is its reject button.
public final class Question {

    private Question() {}

    /// @param key of the words: `{key}.title`, `{key}.text`, `{key}.yes`
    public static void ask(Words words, String key, SerializableRunnable yes) {
        ask(words, key, "", yes);
    }

    /// @param key of the words: `{key}.title`, `{key}.text`, `{key}.yes`
    /// @param more what else is good to know before one decides, or empty
    public static void ask(Words words, String key, String more, SerializableRunnable yes) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(words.get(key + ".title"));
        if (more.isEmpty()) {
            dialog.setText(words.get(key + ".text"));
        } else {
            Paragraph known = new Paragraph(more);
            known.addClassName("question-more");
            dialog.setText(new Div(new Paragraph(words.get(key + ".text")), known));
        }
        dialog.setConfirmText(words.get("question.no"));
        dialog.setConfirmButtonTheme("secondary");
        dialog.setRejectable(true);
        dialog.setRejectText(words.get(key + ".yes"));
        dialog.setRejectButtonTheme("error primary");
        dialog.addRejectListener(_ -> yes.run());
        dialog.open();
    }
}
