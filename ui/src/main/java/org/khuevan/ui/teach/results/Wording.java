package org.khuevan.ui.teach.results;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.stream.Stream;
import org.khuevan.course.Posed;
import org.khuevan.course.Posed.Task;
import org.khuevan.course.Prose;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Option;

/// What a question says, with all that there is to choose from in it, below a line that says when.
final class Wording extends Div {

    private static final long serialVersionUID = 1;

    Wording(String heading, Question question) {
        addClassName("wording");
        Posed posed = Posed.of(question, 0);
        Paragraph above = new Paragraph(heading);
        above.addClassName("hint");
        add(above, prose(posed.text()));
        UnorderedList options = new UnorderedList();
        options(posed.task())
                .map(Option::text)
                .sorted()
                .forEach(text -> options.add(new ListItem(prose(text))));
        if (options.getComponentCount() > 0) {
            add(options);
        }
    }

    private static Stream<Option> options(Task task) {
        return switch (task) {
            case Task.ChooseOne(var options) -> options.stream();
            case Task.ChooseAll(var options) -> options.stream();
            case Task.Match(var items, var targets) ->
                    Stream.concat(items.stream(), targets.stream());
            case Task.PutInOrder(var items) -> items.stream();
            case Task.FillGaps(var gaps) ->
                    gaps.stream().map(Posed.PosedGap::options).flatMap(List::stream);
            case Task.SayWhetherTrue _, Task.WriteNumber _, Task.WriteWords _, Task.WriteEssay _ ->
                    Stream.empty();
        };
    }

    private static Html prose(String markdown) {
        return new Html("<div class=\"prose\">" + Prose.html(markdown) + "</div>");
    }
}
