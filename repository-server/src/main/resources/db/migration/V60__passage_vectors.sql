-- What passages mean, as vectors of the operator's embedding model. They can be made again, but a
-- book takes a minute; kept here they outlive the index, and all processes share them.
create table passage_vector (
    -- A material, or what else is found as one; it may go without telling.
    material  text not null,
    -- Of the passage's text, so that it keeps its vector wherever it moves to.
    text_hash bytea not null,
    -- Vectors of different models say nothing to each other.
    model     text not null,
    -- Numbers of two bytes each (IEEE 754 binary16), the lower byte first.
    vector    bytea not null,
    primary key (material, text_hash)
);
