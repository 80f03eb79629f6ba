package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.khuevan.learning.Discussions;
import org.khuevan.learning.Note;
import org.khuevan.learning.Notes;
import org.khuevan.learning.Post;
import org.khuevan.rest.Problems.FieldError;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// One's own notes, and talking beside an activity.
@RestController
@RequestMapping("/api/learning")
@Tag(name = "Learning")
class TalkEndpoints {

    private static final String POSTS = "/courses/{course}/activities/{activity}/posts";
    private static final int MOST_NOTES = 500;

    private final Notes notes;
    private final Discussions discussions;
    private final CurrentMember current;

    TalkEndpoints(Notes notes, Discussions discussions, CurrentMember current) {
        this.notes = notes;
        this.discussions = discussions;
        this.current = current;
    }

    /// @param place `time`, `page` or `whole`
    /// @param position in milliseconds, or a page
    /// @param text empty for a bookmark
    record NoteJson(
            @Nullable UUID id,
            String course,
            String activity,
            String place,
            long position,
            @Nullable String text,
            Instant written) {

        static NoteJson of(Note note) {
            return new NoteJson(
                    note.id(),
                    note.course().value(),
                    note.activity().value(),
                    Names.of(note.place()),
                    note.position(),
                    note.text(),
                    note.written());
        }

        Note parse(UUID address) {
            if (written == null || place == null) {
                throw new NotAcceptableFields(
                        List.of(
                                new FieldError(
                                        written == null ? "written" : "place", "field.required")));
            }
            Note.Place known =
                    Names.parse(Note.Place.class, place)
                            .orElseThrow(() ->
                                    new NotAcceptableFields(
                                            List.of(new FieldError("place", "field.code"))));
            try {
                return new Note(
                        address,
                        CurrentMember.course(course),
                        CurrentMember.activity(activity),
                        known,
                        position,
                        text == null ? "" : text,
                        written);
            } catch (IllegalArgumentException _) {
                throw new NotAcceptableFields(List.of(new FieldError("position", "field.value")));
            }
        }
    }

    @Operation(
            summary = "Find one's notes and bookmarks",
            description = "By words in any case, with or without marks; the newest first.")
    @GetMapping("/notes")
    List<NoteJson> notes(@RequestParam(defaultValue = "") String q) {
        return notes.find(current.get(), q, MOST_NOTES).stream().map(NoteJson::of).toList();
    }

    @Operation(
            summary = "Keep a note or a bookmark",
            description = "Under an id made by the sender: sent again, it is kept once.")
    @PutMapping("/notes/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@PathVariable UUID id, @RequestBody NoteJson said) {
        notes.keep(current.get(), said.parse(id));
    }

    @Operation(summary = "Remove a note")
    @DeleteMapping("/notes/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeNote(@PathVariable UUID id) {
        notes.remove(current.get(), id);
    }

    /// @param answers the post that it answers
    /// @param state `shown`, `hidden` by a teacher, or `removed` by its author
    /// @param reports why others reported it; for teachers
    record PostJson(
            UUID id,
            @Nullable UUID answers,
            String author,
            boolean byTeacher,
            String text,
            Instant written,
            String state,
            List<String> reports,
            boolean mine) {

        static PostJson of(Post post) {
            return new PostJson(
                    post.id(),
                    post.answers().orElse(null),
                    post.author(),
                    post.byTeacher(),
                    post.text(),
                    post.written(),
                    Names.of(post.state()),
                    post.reports(),
                    post.mine());
        }
    }

    /// @param id made by the sender, so that what is sent again is written once; may be left out
    record NewPostJson(@Nullable UUID id, @Nullable UUID answers, @Nullable String text) {}

    @Operation(
            summary = "Read what is said beside an activity",
            description =
                    "The 500 conversations in which something was said last; the oldest post"
                            + " first.")
    @GetMapping(POSTS)
    List<PostJson> posts(@PathVariable String course, @PathVariable String activity) {
        return discussions
                .of(current.get(), CurrentMember.course(course), CurrentMember.activity(activity))
                .stream()
                .map(PostJson::of)
                .toList();
    }

    @Operation(summary = "Write something beside an activity")
    @PostMapping(POSTS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void write(
            @PathVariable String course,
            @PathVariable String activity,
            @RequestBody NewPostJson said) {
        discussions.write(
                current.get(),
                Optional.ofNullable(said.id()).orElseGet(UUID::randomUUID),
                CurrentMember.course(course),
                CurrentMember.activity(activity),
                Optional.ofNullable(said.answers()),
                said.text() == null ? "" : said.text());
    }

    @Operation(summary = "Remove what one wrote")
    @DeleteMapping("/posts/{post}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removePost(@PathVariable UUID post) {
        discussions.remove(current.get(), post);
    }

    record ReportJson(@Nullable String reason) {}

    @Operation(summary = "Report what should not be there to the teachers")
    @PostMapping("/posts/{post}/report")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void report(@PathVariable UUID post, @RequestBody ReportJson said) {
        discussions.report(current.get(), post, said.reason() == null ? "" : said.reason());
    }

    record HiddenJson(boolean hidden) {}

    @Operation(summary = "Hide a post or show it again", description = "For teachers.")
    @PutMapping("/posts/{post}/hidden")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hide(@PathVariable UUID post, @RequestBody HiddenJson said) {
        discussions.hide(current.get(), post, said.hidden());
    }
}
