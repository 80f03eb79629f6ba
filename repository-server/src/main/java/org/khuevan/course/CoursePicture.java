package org.khuevan.course;

import org.khuevan.storage.StoredFile;

/// A picture in the texts of a course.
///
/// @param name of its file, with an ending that says what it is
public record CoursePicture(PictureId id, String name, String mediaType, StoredFile stored) {

    /// Where it is read. Whoever knows the address may: it has 60 random bits and stands only where
    /// the text around it does.
    public String address() {
        return "/course-pictures/" + id + "/" + name;
    }
}
