package org.khuevan.ui.shell;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.function.SerializableRunnable;

/// Asks before something that is hard to take back.
public final class Question {

    private Question() {}

    /// @param key of the words: `{key}.title`, `{key}.text`, `{key}.yes`
    public static void ask(Words words, String key, SerializableRunnable yes) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(words.get(key + ".title"));
        dialog.setText(words.get(key + ".text"));
        dialog.setConfirmText(words.get(key + ".yes"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.setCancelText(words.get("question.no"));
        dialog.setCancelable(true);
        dialog.addConfirmListener(_ -> yes.run());
        dialog.open();
    }
}
