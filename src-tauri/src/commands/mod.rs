//! Every command the page may call, one file a subject. The same names stand in `build.rs` and in
//! the window's capability: a check compares the three.

// Tauri hands the state and the arguments over by value, whatever a command does with them.
#![allow(clippy::needless_pass_by_value)]

mod activities;
mod directory;
mod frame;
mod import;
mod portal;
mod registers;
mod requests;
mod sessions;
mod vault;

/// The handler of every command.
pub fn handler() -> impl Fn(tauri::ipc::Invoke) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        activities::activity_detail,
        requests::admit_request,
        vault::app_status,
        directory::archive_branch,
        directory::archive_coach,
        vault::archive_place,
        registers::attach_scan,
        directory::beneficiary,
        requests::blank_request,
        import::cancel_import,
        sessions::cancel_session,
        vault::change_passphrase,
        activities::check_end,
        registers::check_register,
        requests::check_request,
        sessions::check_session,
        sessions::check_step,
        vault::choose_copy,
        import::choose_import,
        sessions::close_session,
        sessions::conclude_session,
        portal::correct_portal,
        vault::create_archive,
        requests::create_request,
        sessions::describe_session,
        directory::directory,
        requests::edit_request,
        sessions::edit_session,
        directory::employer,
        activities::end_activity,
        sessions::enter_session,
        frame::frame,
        registers::issue_register,
        frame::journal,
        frame::known_patron,
        vault::leave_example,
        directory::list_beneficiaries,
        directory::list_employers,
        registers::list_registers,
        requests::list_requests,
        vault::lock,
        vault::look_into_copy,
        vault::make_copy,
        vault::new_recovery_code,
        vault::open_example,
        registers::open_register,
        registers::open_scan,
        vault::passphrase_strength,
        portal::portal_queue,
        import::preview_pasted,
        frame::programmes,
        requests::refuse_request,
        registers::register_detail,
        registers::register_pdf,
        portal::report_to_portal,
        requests::request_activities,
        requests::request_detail,
        requests::request_form,
        sessions::reschedule_form,
        vault::restore_copy,
        import::run_import,
        directory::save_beneficiary,
        directory::save_branch,
        directory::save_centre,
        directory::save_coach,
        directory::save_contact,
        directory::save_employer,
        directory::save_provider,
        vault::save_recovery_code,
        registers::save_register,
        sessions::schedule_session,
        frame::search_everything,
        frame::set_coach_at_work,
        portal::set_portal_id,
        registers::sign_register,
        sessions::start_session,
        frame::today,
        vault::trace_usable,
        vault::unlock,
        vault::unlock_with_recovery,
        vault::user_is_active,
        frame::verify_journal,
    ]
}
