package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import java.util.List;
import org.khuevan.ui.shell.Words;

/// Shows what somebody else had written into the same fields, so that it can be copied back.
final class Overruled {

    private Overruled() {}

    static void show(Words words, List<String> texts) {
        Div all = new Div(new Paragraph(words.get("course.overruled.text")));
        for (String text : texts) {
            Pre theirs = new Pre(text);
            theirs.addClassName("overruled-text");
            theirs.getElement().setAttribute("tabindex", "0");
            all.add(theirs);
        }
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(words.get("course.overruled.title"));
        dialog.setText(all);
        dialog.setConfirmText(words.get("course.overruled.yes"));
        dialog.open();
    }
}
