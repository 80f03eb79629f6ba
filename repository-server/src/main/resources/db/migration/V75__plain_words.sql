-- Words without case and without Vietnamese marks, as people type them into a filter. Combining marks
-- come off, and đ, which is a letter of its own and not a d with a mark, is made d before lower() is
-- asked, which knows no Đ in every locale.
create function plain(words text) returns text
    language sql immutable strict parallel safe
    return lower(translate(
        regexp_replace(normalize(words, NFD), '[\u0300-\u036f]', '', 'g'), 'Đđ', 'dd'));
