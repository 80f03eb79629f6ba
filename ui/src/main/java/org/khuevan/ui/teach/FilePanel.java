package org.khuevan.ui.teach;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khuevan.catalogue.Alternatives;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.ExaminationState;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.Materials;
import org.khuevan.deposit.Deposits;
import org.khuevan.deposit.Uploads;
import org.khuevan.ingest.Progress;
import org.khuevan.people.CurrentActor;
import org.khuevan.ui.shell.Assets;
import org.khuevan.ui.shell.Words;
import org.springframework.context.annotation.Scope;

/// The files of a draft: those on their way, and those that are here.
@SpringComponent
@Scope("prototype")
class FilePanel extends Div {

    private static final long serialVersionUID = 1;

    private final transient Drafts drafts;
    private final transient Materials materials;
    private final transient Deposits deposits;
    private final transient Uploads uploads;
    private final transient Alternatives alternatives;
    private final transient CurrentActor actor;
    private final transient Assets assets;
    private final UnorderedList list = new UnorderedList();
    private final Paragraph status = new Paragraph();
    private final Map<FileId, FileEntry> entries = new HashMap<>();
    private @Nullable UploadZone zone;

    FilePanel(
            Drafts drafts,
            Materials materials,
            Deposits deposits,
            Uploads uploads,
            Alternatives alternatives,
            CurrentActor actor,
            Assets assets) {
        this.drafts = drafts;
        this.materials = materials;
        this.deposits = deposits;
        this.uploads = uploads;
        this.alternatives = alternatives;
        this.actor = actor;
        this.assets = assets;
        addClassNames("panel", "file-panel");
        list.addClassName("file-list");
        status.addClassName("visually-hidden");
        status.getElement().setAttribute("role", "status");
    }

    /// Begins to show a draft.
    ///
    /// @param changed is told when there are other files
    void open(Words words, Material draft, SerializableRunnable changed) {
        UploadZone place =
                new UploadZone(
                        words,
                        assets,
                        draft.id(),
                        uploads.unfinished(actor.get(), draft.id()),
                        changed);
        zone = place;
        list.getElement().setAttribute("aria-label", words.get("teach.files"));
        add(new H2(words.get("teach.files")), place, list, status);
        show(words, draft, changed);
    }

    /// Shows the files as they are now.
    ///
    /// @return whether the examination of any of them has ended since
    boolean show(Words words, Material draft, SerializableRunnable changed) {
        List<MaterialFile> stale = draft.files().stream().filter(file -> !isShown(file)).toList();
        Map<FileId, ExaminedFile> examined =
                stale.stream().anyMatch(FilePanel::mayShowSomething)
                        ? materials.examined(draft).stream()
                                .collect(Collectors.toMap(one -> one.file().id(), one -> one))
                        : Map.of();
        for (MaterialFile file : stale) {
            FileEntry entry =
                    entries.computeIfAbsent(file.id(), _ -> entry(words, draft, file, changed));
            entry.show(file, Optional.ofNullable(examined.get(file.id())));
            if (file.examination().isOver()) {
                status.setText(entry.spoken());
            }
        }
        entries.keySet().removeIf(id -> draft.file(id).isEmpty());
        arrange(draft);
        return stale.stream().anyMatch(file -> file.examination().isOver());
    }

    /// Does what leaves no place for files that are on their way; a person is asked if some are.
    void withoutTheRest(Words words, MaterialId draft, SerializableRunnable then) {
        if (zone != null) {
            zone.withoutTheRest(words, () -> uploads.unfinished(actor.get(), draft).size(), then);
        }
    }

    void focusChoice() {
        if (zone != null) {
            zone.focusChoice();
        }
    }

    /// A recording can be watched while it is converted.
    private static boolean mayShowSomething(MaterialFile file) {
        return file.examination().isOver()
                || file.examination() instanceof ExaminationState.Running(var step, _)
                        && step == Progress.Step.CONVERTING;
    }

    private boolean isShown(MaterialFile file) {
        FileEntry entry = entries.get(file.id());
        return entry != null && entry.shows(file);
    }

    private void arrange(Material draft) {
        List<FileEntry> wanted =
                draft.files().stream()
                        .flatMap(file -> Stream.ofNullable(entries.get(file.id())))
                        .toList();
        if (!list.getChildren().toList().equals(wanted)) {
            list.removeAll();
            wanted.forEach(list::add);
        }
        for (FileEntry entry : wanted) {
            entry.stands(entry == wanted.getFirst(), entry == wanted.getLast());
        }
    }

    private FileEntry entry(
            Words words, Material draft, MaterialFile file, SerializableRunnable changed) {
        FileEntry.Acts acts =
                new FileEntry.Acts() {
                    @Override
                    public void again(MaterialFile again) {
                        deposits.examineAgain(actor.get(), again.id());
                        changed.run();
                    }

                    @Override
                    public void cancel(MaterialFile stopped) {
                        deposits.cancel(actor.get(), stopped.id());
                        changed.run();
                    }

                    @Override
                    public void remove(MaterialFile removed) {
                        drafts.removeFile(actor.get(), draft.id(), removed.id());
                        changed.run();
                    }

                    @Override
                    public void describe(MaterialFile picture, String said) {
                        alternatives.write(actor.get(), picture.id(), said);
                    }

                    @Override
                    public void move(MaterialFile moved, int steps) {
                        FilePanel.this.move(draft.id(), moved.id(), steps);
                        changed.run();
                    }
                };
        return new FileEntry(words, draft.id(), acts, file);
    }

    private void move(MaterialId id, FileId file, int steps) {
        List<FileId> order =
                drafts.draft(actor.get(), id).files().stream()
                        .map(MaterialFile::id)
                        .collect(Collectors.toCollection(ArrayList::new));
        int from = order.indexOf(file);
        if (from >= 0 && order.remove(file)) {
            order.add(Math.clamp(from + (long) steps, 0, order.size()), file);
            drafts.arrange(actor.get(), id, order);
        }
    }
}
