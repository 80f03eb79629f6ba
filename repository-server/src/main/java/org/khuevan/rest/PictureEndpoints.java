package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.khuevan.course.CoursePicture;
import org.khuevan.course.CoursePictures;
import org.khuevan.course.NoSuchCourse;
import org.khuevan.course.PictureId;
import org.khuevan.people.CurrentActor;
import org.khuevan.rest.Problems.FieldError;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Pictures in the texts of courses.
@RestController
@Tag(name = "Courses")
class PictureEndpoints {

    private final CoursePictures pictures;
    private final CurrentActor current;
    private final Bytes bytes;

    PictureEndpoints(CoursePictures pictures, CurrentActor current, Bytes bytes) {
        this.pictures = pictures;
        this.current = current;
        this.bytes = bytes;
    }

    /// @param url to be written into texts
    record PictureJson(String url) {}

    @Operation(
            summary = "Add a picture to the texts of a course",
            description = "The body is a PNG, JPEG, GIF or WebP of at most 8 MB.")
    @PostMapping(path = "/api/courses/{id}/pictures", consumes = "*/*")
    @ResponseStatus(HttpStatus.CREATED)
    PictureJson add(
            @PathVariable String id,
            @RequestParam(defaultValue = "picture") String name,
            HttpServletRequest request)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(CoursePictures.LARGEST + 1);
        return pictures.keep(current.get(), CourseEndpoints.parse(id), name, body)
                .map(CoursePicture::address)
                .map(PictureJson::new)
                .orElseThrow(() ->
                        new NotAcceptableFields(List.of(new FieldError("body", "field.value"))));
    }

    @Operation(
            summary = "Read a picture of a course",
            description = "For everybody who knows its address, which nobody guesses.")
    @GetMapping("/course-pictures/{picture}/{name}")
    void read(
            @PathVariable String picture, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        CoursePicture found =
                pictures.find(parse(picture)).orElseThrow(() -> new NoSuchCourse(picture));
        bytes.send(
                found.stored(),
                found.name(),
                found.mediaType(),
                "public, max-age=31536000, immutable",
                request,
                response);
    }

    private static PictureId parse(String id) {
        try {
            return new PictureId(id);
        } catch (IllegalArgumentException _) {
            throw new NoSuchCourse(id);
        }
    }
}
