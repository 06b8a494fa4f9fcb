<?php
/**
 * Takes away the one thing that the plugin kept, when it is deleted.
 *
 * @package Rethread
 */

if ( ! defined( 'WP_UNINSTALL_PLUGIN' ) ) {
	exit;
}

delete_option( 'rethread_address' );
if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $rethread_site ) {
		delete_blog_option( $rethread_site, 'rethread_address' );
	}
}
