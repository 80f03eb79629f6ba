-- Logins are compared in Unicode's form NFC, whichever form a keyboard writes. Two accounts that
-- differ in the form alone stay as they are: which of them is meant, only a person can tell.
update account a set login = normalize(a.login, NFC)
where a.login is not nfc normalized
  and not exists (select 1 from account b
                  where b.id <> a.id and normalize(b.login, NFC) = normalize(a.login, NFC));

-- What an address did wrong is forgiven little by little, so it is no whole number any more.
alter table sign_in_failure alter column failures type double precision;
