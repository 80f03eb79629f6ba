package org.khuevan.ui.account;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import org.khuevan.learning.OwnRecords;
import org.khuevan.people.Actor;
import org.khuevan.ui.shell.Question;
import org.khuevan.ui.shell.Words;

/// What one has done in courses: to take along, and to have deleted.
final class RecordsPanel extends Div {

    private static final long serialVersionUID = 1;

    RecordsPanel(Words words, OwnRecords records, Actor.Member person) {
        addClassName("panel");
        Anchor download = new Anchor("/api/learning/records", words.get("records.download"));
        download.setRouterIgnore(true);
        download.addClassNames("button", "button-quiet");
        Paragraph said = new Paragraph();
        said.getElement().setAttribute("role", "status");
        String question = records.keepsGrades() ? "records.deleting-kept" : "records.deleting";
        NativeButton delete =
                new NativeButton(
                        words.get("records.delete"),
                        _ ->
                                Question.ask(
                                        words,
                                        question,
                                        () -> {
                                            records.delete(person);
                                            said.setText(words.get("records.deleted"));
                                        }));
        delete.addClassNames("link-button", "discard");
        Div actions = new Div(download, delete);
        actions.addClassName("actions");
        add(new H2(words.get("records")), new Paragraph(words.get("records.text")), actions, said);
    }
}
