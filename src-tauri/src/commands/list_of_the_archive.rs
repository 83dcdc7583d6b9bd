// The commands of the archive and of the window, whatever work is done in it: they follow those of `list.rs`.

macro_rules! with_those_of_the_archive {
    ($then:ident { $($before:tt)* }) => {
        $then! {
            $($before)*

            copies {
                /// Asks where, and answers with the path of the copy; `progress` hears how far it is.
                make_copy(progress: Progress) -> String;
                /// Nobody wants the copy under way any more: nothing of it stays.
                stop_copy() -> ();
                /// Makes the copy that is due and waits for one under way, before the window is closed.
                finish_copies(progress: Progress) -> ();
                /// *Copie automatiche*: where, and how it stands there.
                scheduled_copies() -> Option<ScheduledCopies>;
                /// Asks for the folder in a system window.
                choose_copies_folder() -> Option<ScheduledCopies>;
                stop_scheduled_copies() -> ();
                /// Asks which file in a system window, and keeps it for the next two; answers with its path.
                choose_copy() -> String;
                /// `secret` is the passphrase or the recovery code of the copy.
                look_into_copy(secret: String) -> CopyContents;
                compare_copy(secret: String) -> JournalComparison;
                restore_copy(secret: String) -> ();
            }

            frame {
                frame() -> Frame;
                today(filter: TodayFilter) -> Today;
                /// Whether the day's deadlines are told on the desktop.
                daily_notice() -> bool;
                set_daily_notice(on: bool) -> ();
                /// Whether the list «Per cominciare» was put away.
                first_steps_away() -> bool;
                put_first_steps_away(away: bool) -> ();
                /// The computer's date, which was doubted, is right.
                confirm_clock() -> ();
                set_coach_at_work(coach: CoachId) -> ();
                search_everything(text: String) -> Vec<Hit>;
                /// What the text of a field is taken for.
                read_field(kind: FieldKind, text: String) -> FieldRead;
                /// The versions of the rules the archive holds, newest first.
                programmes() -> Vec<Programme>;
            }

            journal {
                journal(filter: JournalFilter) -> JournalPage;
                verify_journal() -> IntegrityReport;
                export_journal(filter: JournalFilter, format: JournalFormat) -> String;
                compare_journal_paper(number: String, hash: String) -> JournalComparison;
                compare_journal_export() -> JournalComparison;
            }

            key_coaches {
                /// Who opens the archive with a passphrase of their own, and who can be given one.
                key_coaches() -> KeyCoaches;
                /// `own` is one's own passphrase: one that served everybody becomes that of who is at work.
                add_key_coach(own: String, coach: CoachId, passphrase: String) -> ();
                remove_key_coach(own: String, coach: CoachId) -> ();
                /// Who has a passphrase of their own, for whoever has the recovery code of a locked archive.
                recovery_coaches(code: String) -> Vec<KeyCoach>;
            }

            papers {
                /// A paper to be printed: the journal tells of it.
                print_paper(paper: Paper) -> Pdf;
            }

            window {
                /// The page heard that the window is being closed: it is not closed behind its back.
                hear_close() -> ();
                /// Closes the window, which ends the program: all that was typed is kept.
                close_window() -> ();
                /// The page takes the file dropped last, or `several`: it is the answer to the next question for
                /// files. False when what was dropped is something else.
                accept_drop(several: bool) -> bool;
                /// Keeps how the page is liked, to be found at the next start.
                keep_look(part: LookPart, text: String) -> ();
                /// Onto the clipboard, for no history of it; taken off at the lock and after a minute or two.
                copy_text(text: String) -> ();
            }

            unsent {
                /// What was typed and not sent, the last first.
                unsent() -> Vec<KeptUnsent>;
                /// Answers with the moment it was kept.
                keep_unsent(unsent: Unsent) -> NaiveDateTime;
                /// It was sent, or given up.
                forget_unsent(form: String) -> ();
            }

            vault {
                app_status() -> AppStatus;
                /// The page can be used: `--trace-start` says how long that took.
                trace_usable() -> ();
                /// Puts off the lock that comes with inactivity.
                user_is_active() -> ();
                /// `known` are names typed a moment before, as at the first start; those of the open archive are known.
                passphrase_strength(passphrase: String, known: Vec<String>) -> Strength;
                /// Refuses what is wrong with body, branch and coach before a passphrase is thought of.
                check_new_archive(input: CreateArchive) -> ();
                /// Answers with a recovery code, which is shown once and counts once it is put away.
                create_archive(input: CreateArchive) -> String;
                open_example() -> ();
                leave_example() -> ();
                unlock(passphrase: String) -> ();
                /// Answers with a new recovery code: the old one holds until it is put away.
                /// `coach` is whose passphrase is the new one, where each has their own: WHICH_COACH asks for it.
                unlock_with_recovery(code: String, coach: Option<CoachId>, new_passphrase: String) -> String;
                /// Carries a restore or a change of the key that a crash broke off to its end.
                finish_interrupted() -> ();
                /// Takes back what was done of it: the archive is the one of before.
                undo_interrupted() -> ();
                lock() -> ();
                /// After how long without anybody the archive locks.
                lock_minutes() -> LockMinutes;
                set_lock_minutes(minutes: u32) -> ();
                /// Whether the window may stand in pictures of the screen; null where the system keeps none out.
                capture_allowed() -> Option<bool>;
                allow_capture(allowed: bool) -> ();
                change_passphrase(old: String, next: String) -> ();
                /// Encrypts the archive anew, for when somebody else may have seen a secret of it.
                change_key(old: String, next: String) -> KeyChanged;
                /// Answers with a new recovery code: the one before holds until it is put away.
                new_recovery_code(passphrase: String) -> String;
                /// The recovery code shown last was put away: from now on it is the one that holds.
                put_away_recovery_code() -> ();
                /// Asks where in a system window; answers with the path.
                save_recovery_code(code: String) -> String;
                /// The folder on disk.
                archive_place() -> String;
            }
        }
    };
}
