package org.khuevan.ui.operate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.deposit.JobDesk.DeskJob;
import org.khuevan.ui.shell.Words;

/// Jobs, one a line. A line stays where it is as long as its job does, so that nobody loses their
/// place in it.
final class JobList extends Div {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final Paragraph none;
    private final UnorderedList list = new UnorderedList();
    private final SerializableConsumer<DeskJob> cancel;
    private final SerializableConsumer<DeskJob> tryNow;
    private final Map<String, JobLine> lines = new LinkedHashMap<>();

    JobList(
            Words words,
            String nothing,
            SerializableConsumer<DeskJob> cancel,
            SerializableConsumer<DeskJob> tryNow) {
        this.words = words;
        this.none = new Paragraph(nothing);
        this.cancel = cancel;
        this.tryNow = tryNow;
        list.addClassNames("people-list", "job-list");
        add(none, list);
    }

    void show(List<DeskJob> jobs) {
        List<String> before = List.copyOf(lines.keySet());
        List<String> now = jobs.stream().map(JobList::id).toList();
        lines.keySet().retainAll(now);
        Map<String, JobLine> ordered = new LinkedHashMap<>();
        for (DeskJob job : jobs) {
            JobLine known = lines.get(id(job));
            JobLine line = known == null ? new JobLine(words, cancel, tryNow) : known;
            line.show(job);
            ordered.put(id(job), line);
        }
        lines.clear();
        lines.putAll(ordered);
        if (!before.equals(now)) {
            list.removeAll();
            lines.values().forEach(list::add);
        }
        none.setVisible(jobs.isEmpty());
        list.setVisible(!jobs.isEmpty());
    }

    private static String id(DeskJob one) {
        return one.job().kind() + " " + one.job().key();
    }

    /// What a job is about: the name of its file, or what its kind says.
    static String name(Words words, DeskJob one) {
        return one.file().map(MaterialFile::name).orElseGet(() -> kind(words, one.job().kind()));
    }

    /// What a kind of job does; kinds that nobody has a word for say it themselves.
    static String kind(Words words, String kind) {
        String said = words.get("job." + kind);
        return said.startsWith("!") ? kind : said;
    }
}
