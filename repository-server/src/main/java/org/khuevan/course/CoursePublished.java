package org.khuevan.course;

/// A course was published. Heard within the transaction that publishes it, so that what follows
/// from it is true as soon as the course is.
///
/// @param course as students see it from now on
public record CoursePublished(Course course) {}
