package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.security.SecureRandom;
import java.util.List;
import org.khuevan.course.ClozeText;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Cloze;
import org.khuevan.course.Question.Filling;
import org.khuevan.ui.shell.Words;

/// The gaps of a cloze are written into its text, as [ClozeText] describes; here is only how
/// exactly words must be written.
final class ClozeEditor extends Div implements KeyEditor {

    private static final long serialVersionUID = 1;

    private final transient List<Question.Gap> before;
    private final Checkbox marksMayLack = new Checkbox();
    private final SecureRandom random = new SecureRandom();

    ClozeEditor(Words words, Cloze now, Runnable changed) {
        before = now.gaps();
        boolean marksMatter =
                now.gaps().stream()
                        .anyMatch(gap ->
                                gap.filling() instanceof Filling.Words given
                                        && given.marksMatter());
        marksMayLack.setLabel(words.get("question.marks-may-lack"));
        marksMayLack.setValue(!marksMatter);
        marksMayLack.addValueChangeListener(_ -> changed.run());
        Paragraph help = new Paragraph(words.get("question.cloze.help"));
        help.addClassName("hint");
        add(help, marksMayLack);
    }

    /// @param stem whose text has its gaps written out
    @Override
    public Question read(Question.Stem stem) {
        return ClozeText.read(stem, before, !marksMayLack.getValue(), random);
    }
}
